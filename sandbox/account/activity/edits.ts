import type { DocumentType } from '../documentTypes';
import { addDays } from '../time';
import { companyName, memo, prose } from '../words';
import { pointOf } from './changeLog';
import { anyRow, receivablesNote, type Play } from './scene';

/** Changes of records that are there. */

const renameCustomer: Play = (scene) => {
	const { account, random, log, at } = scene;
	const customer = anyRow(scene, '_customer', "r.isperson = 'F'");
	if (!customer) return false;
	const name = `${companyName(random)} (new)`;
	const numbered = customer.entityid !== customer.altname;
	const entityid = numbered ? customer.entityid! : name;
	account.store.update('_customer', customer.id, { altname: name, companyname: name, entityid, lastmodifieddate: at });
	log.changed('customer', customer.id);
	return true;
};

/** Deactivates an active customer or reactivates an inactive one. */
const setInactive =
	(inactive: 'T' | 'F'): Play =>
	(scene) => {
		const { account, log, at } = scene;
		const customer = anyRow(scene, '_customer', `r.isinactive <> '${inactive}'`);
		if (!customer) return false;
		account.store.update('_customer', customer.id, { isinactive: inactive, lastmodifieddate: at });
		log.changed('customer', customer.id);
		return true;
	};

const moveDueDate: Play = (scene) => {
	const { account, random, log, at } = scene;
	const invoice = anyRow(scene, '_transaction', "r.type = 'CustInvc' AND r.duedate IS NOT NULL");
	if (!invoice) return false;
	const duedate = addDays(invoice.duedate as string, random.integer(1, 30));
	account.store.update('_transaction', invoice.id, { duedate, lastmodifieddate: at });
	log.changed('invoice', invoice.id);
	return true;
};

const changeMemo: Play = (scene) => {
	const { account, random, log, at } = scene;
	const types = ['CustInvc', 'CustPymt', 'CustCred', 'SalesOrd', 'CustDep'];
	const document = anyRow(scene, '_transaction', `r.type IN (${types.map((type) => `'${type}'`).join(', ')})`);
	if (!document) return false;
	const text = random.chance(0.2) ? null : `${memo(random)} (${random.integer(1, 999)})`;
	account.store.update('_transaction', document.id, { memo: text, lastmodifieddate: at });
	log.changed(pointOf[document.type as DocumentType]!, document.id);
	return true;
};

/** SuiteQL shows nothing but another text: it has no modification date of notes. */
const rewriteNote: Play = (scene) => {
	const { account, random, log, at } = scene;
	const note = anyRow(scene, '_note', receivablesNote);
	if (!note) return false;
	const text = `${prose(random)} (edited ${random.integer(1, 999)})`;
	account.store.update('_note', note.id, { note: text, lastmodifieddate: at });
	log.changed('note', note.id);
	return true;
};

/** Accounts have no modification date either. */
const renameAccount: Play = (scene) => {
	const { account, random, log } = scene;
	const found = anyRow(scene, 'account', "r.accttype = 'Income' AND r.issummary = 'F'");
	if (!found) return false;
	const name = `${String(found.accountsearchdisplaynamecopy).replace(/ v\d+$/, '')} v${random.integer(1, 999)}`;
	const path = (text: string) => text.slice(0, text.length - String(found.accountsearchdisplaynamecopy).length) + name;
	account.store.update('account', found.id, {
		accountsearchdisplaynamecopy: name,
		fullname: path(String(found.fullname)),
		accountsearchdisplayname: path(String(found.accountsearchdisplayname)),
	});
	log.changed('account', found.id);
	return true;
};

export const edits = {
	customerRenamed: { weight: 4, play: renameCustomer },
	customerDeactivated: { weight: 2, play: setInactive('T') },
	customerReactivated: { weight: 2, play: setInactive('F') },
	dueDateMoved: { weight: 5, play: moveDueDate },
	memoChanged: { weight: 5, play: changeMemo },
	noteRewritten: { weight: 3, play: rewriteNote },
	accountRenamed: { weight: 1, play: renameAccount },
} satisfies Record<string, { weight: number; play: Play }>;
