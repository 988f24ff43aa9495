import type { Account } from '../../sandbox/account/account';
import { createRandom, type Random } from '../../sandbox/account/random';
import {
	createRecord,
	deleteRecord,
	draftOf,
	mergedBody,
	Refusal,
	transformsOf,
	updateRecord,
	voidRecord,
	writableTypeOf,
	type Json,
} from '../../sandbox/account/writing';
import { discrepancies } from './accounting';
import { fingerprint, generated } from './generated';

/** Plays writes as clients send them, many of which NetSuite refuses. */

const options = { strictNames: true, lenientValues: false, hiddenColumns: new Set<string>() };

const names = {
	CustInvc: 'invoice',
	CustCred: 'creditMemo',
	CustPymt: 'customerPayment',
	CustDep: 'customerDeposit',
	DepAppl: 'depositApplication',
	CustRfnd: 'customerRefund',
	SalesOrd: 'salesOrder',
	Journal: 'journalEntry',
} as const;

type Name = (typeof names)[keyof typeof names];

interface Found {
	id: number;
	name: Name;
	entity: number;
	currency: number;
	subsidiary: number;
	unpaid: number;
	unused: number;
}

function find(account: Account, random: Random, condition: string): Found | null {
	const rows = account.store.all(
		`SELECT t.*, m.subsidiary FROM _transaction t JOIN _transactionline m ON m."transaction" = t.id AND m.id = 0
		WHERE t.type <> 'VendBill' AND ${condition} ORDER BY t.id DESC LIMIT 60`,
	);
	if (rows.length === 0) return null;
	const row = random.pick(rows);
	return {
		id: Number(row.id),
		name: names[row.type as keyof typeof names],
		entity: Number(row.entity),
		currency: Number(row.currency),
		subsidiary: Number(row.subsidiary),
		unpaid: Number(row.foreignamountunpaid ?? 0),
		unused: Number(row.foreignpaymentamountunused ?? 0),
	};
}

const typeOf = (account: Account, name: string) => writableTypeOf(account, name)!;
const create = (account: Account, name: string, body: Json) =>
	createRecord(account, typeOf(account, name), body, options);
const update = (account: Account, { name, id }: Found, body: Json, replace?: ReadonlySet<string>) =>
	updateRecord(account, typeOf(account, name), id, body, { ...options, replace });

const customer = (account: Account, random: Random) =>
	Number(random.pick(account.store.all("SELECT id FROM _customer WHERE isinactive = 'F' ORDER BY id LIMIT 8")).id);

const amount = (random: Random) => random.integer(1, 30000) / 100;

const itemLines = (random: Random) => ({
	items: Array.from({ length: random.integer(1, 3) }, () => ({
		item: { id: String(random.pick([40, 44, 51, 57])) },
		quantity: random.integer(1, 9),
		...(random.chance(0.5) ? { rate: amount(random) } : {}),
	})),
});

const invoices = (account: Account, random: Random, entity: number, currency: number) => {
	const rows = account.store.all(
		`SELECT id, foreignamountunpaid AS open FROM _transaction WHERE type = 'CustInvc' AND entity = ? AND currency = ?
		ORDER BY foreignamountunpaid > 0 DESC, id LIMIT 6`,
		[entity, currency],
	);
	return {
		items: rows
			.filter(() => random.chance(0.5))
			.map(({ id, open }) => ({
				doc: { id: String(id) },
				apply: random.chance(0.85),
				...(random.chance(0.6) ? { amount: Math.ceil(Number(open) * random.integer(0, 110)) / 100 } : {}),
			})),
	};
};

/** A day, mostly an open one. */
const day = (random: Random) => random.pick(['2026-01-14', '2026-01-02', '2025-12-20', '2025-03-03']);

const plays: Record<string, (account: Account, random: Random) => void> = {
	invoice: (account, random) =>
		create(account, 'invoice', {
			entity: { id: String(customer(account, random)) },
			item: itemLines(random),
			...(random.chance(0.3) ? { currency: { id: String(random.pick(account.currencies)) } } : {}),
			...(random.chance(0.1) ? { approvalStatus: { id: '1' } } : {}),
			...(random.chance(0.3) ? { tranDate: day(random) } : {}),
		}),
	creditMemo: (account, random) => {
		const entity = customer(account, random);
		const { currency } = account.store.get('SELECT currency FROM _customer WHERE id = ?', [entity])!;
		create(account, 'creditMemo', {
			entity,
			item: itemLines(random),
			apply: invoices(account, random, entity, Number(currency)),
		});
	},
	payment: (account, random) => {
		const invoice = find(account, random, "t.type = 'CustInvc' AND t.foreignamountunpaid > 0");
		if (!invoice) return;
		const credit = find(
			account,
			random,
			`t.type IN ('CustCred', 'CustDep') AND t.foreignpaymentamountunused > 0 AND t.entity = ${invoice.entity}`,
		);
		const list = credit?.name === 'creditMemo' ? 'credit' : 'deposit';
		create(account, 'customerPayment', {
			customer: invoice.entity,
			currency: invoice.currency,
			exchangeRate: random.integer(50, 150) / 100,
			...(random.chance(0.6) ? { payment: amount(random) } : {}),
			apply: invoices(account, random, invoice.entity, invoice.currency),
			...(credit && random.chance(0.4) ? { [list]: { items: [{ doc: credit.id, apply: true }] } } : {}),
			...(random.chance(0.2) ? { autoApply: true } : {}),
		});
	},
	deposit: (account, random) =>
		create(account, 'customerDeposit', {
			customer: customer(account, random),
			payment: amount(random),
			undepFunds: random.chance(0.5),
		}),
	journal: (account, random) => {
		const invoice = find(account, random, "t.type = 'CustInvc'");
		if (!invoice) return;
		const value = amount(random);
		const [debit, credit] = random.chance(0.5) ? ['debit', 'credit'] : ['credit', 'debit'];
		create(account, 'journalEntry', {
			subsidiary: invoice.subsidiary,
			currency: invoice.currency,
			line: {
				items: [
					{ account: 66, [debit]: value },
					{ account: invoice.subsidiary < 4 ? 119 : 120, [credit]: value, entity: invoice.entity },
				],
			},
		});
	},
	transform: (account, random) => {
		const source = find(account, random, 'TRUE');
		const to = source && transformsOf(source.name);
		if (!source || !to?.length) return;
		const target = random.pick(to);
		const draft = draftOf(account, source.name, source.id, target);
		const more: Json =
			target === 'depositApplication'
				? { apply: invoices(account, random, source.entity, source.currency) }
				: target === 'invoice' && random.chance(0.5)
					? { item: { items: [{ orderLine: 1, quantity: 1 }] } }
					: {};
		create(account, target, mergedBody(typeOf(account, target), draft, more));
	},
	apply: (account, random) => {
		const document = find(account, random, "t.type IN ('CustPymt', 'CustCred', 'DepAppl')");
		if (!document) return;
		const apply = invoices(account, random, document.entity, document.currency);
		update(account, document, { apply }, random.chance(0.3) ? new Set(['apply']) : undefined);
	},
	unapply: (account, random) => {
		const document = find(
			account,
			random,
			"t.id IN (SELECT nextdoc FROM nexttransactionlinelink WHERE linktype = 'Payment')",
		);
		if (document) update(account, document, { apply: { items: [] } }, new Set(['apply']));
	},
	payAnother: (account, random) => {
		const document = find(account, random, "t.type IN ('CustPymt', 'CustDep')");
		if (document) update(account, document, { payment: amount(random), exchangeRate: random.integer(50, 150) / 100 });
	},
	items: (account, random) => {
		const document = find(account, random, "t.type IN ('CustInvc', 'CustCred', 'SalesOrd')");
		if (!document) return;
		const item = random.chance(0.5) ? itemLines(random) : { items: [{ line: 1, quantity: random.integer(1, 20) }] };
		update(account, document, { item }, random.chance(0.3) ? new Set(['item']) : undefined);
	},
	header: (account, random) => {
		const document = find(account, random, 'TRUE');
		if (document) update(account, document, random.chance(0.5) ? { memo: 'Changed' } : { tranDate: day(random) });
	},
	approve: (account, random) => {
		const document = find(account, random, "t.type = 'CustInvc' AND t.status = 'D'");
		if (document) update(account, document, { approvalStatus: { id: '2' } });
	},
	void: (account, random) => {
		const document = find(account, random, 'TRUE');
		if (document) voidRecord(account, typeOf(account, document.name), document.id);
	},
	delete: (account, random) => {
		const document = find(account, random, 'TRUE');
		if (document) deleteRecord(account, typeOf(account, document.name), document.id);
	},
};

/** For each customer, currency and subsidiary what the receivables lines come to is what is open, in that currency. */
function wrongBalances(account: Account): string[] {
	return account.store
		.all(
			`SELECT COALESCE(l.entity, t.entity) AS entity, t.currency, m.subsidiary, ROUND(SUM(l.foreignamount), 3) AS ledger,
				ROUND(SUM(COALESCE(l.foreignamountunpaid, 0) - COALESCE(l.foreignpaymentamountunused, 0)), 3) AS open
			FROM _transactionline l JOIN _transaction t ON t.id = l."transaction"
			JOIN _transactionline m ON m."transaction" = t.id AND m.id = 0
			JOIN _transactionaccountingline g ON g."transaction" = t.id AND g.transactionline = l.id AND g.accountingbook = 1
			JOIN account k ON k.id = g.account AND k.accttype = 'AcctRec'
			WHERE t.posting = 'T' GROUP BY 1, 2, 3 HAVING ABS(SUM(l.foreignamount)
				- SUM(COALESCE(l.foreignamountunpaid, 0) - COALESCE(l.foreignpaymentamountunused, 0))) > 0.0005`,
		)
		.map((row) => `the balance is not what is open: ${JSON.stringify(row)}`);
}

const ROUNDS = Number(process.env.WRITING_ROUNDS ?? 200);

/** @returns how often each play was done and refused */
function play(account: Account, seed: number): Record<string, { done: number; refused: number }> {
	const random = createRandom(seed, 'writes');
	const counts: Record<string, { done: number; refused: number }> = {};
	for (let round = 0; round < ROUNDS; round++) {
		const name = random.pick(Object.keys(plays));
		const count = (counts[name] ??= { done: 0, refused: 0 });
		account.clock.advance(random.integer(1, 900));
		const before = account.engine.dataVersion();
		try {
			plays[name]!(account, random);
			count.done++;
		} catch (error) {
			if (!(error instanceof Refusal)) throw new Error(`${name} in round ${round}`, { cause: error });
			count.refused++;
		}
		if (account.engine.dataVersion() === before) continue;
		const wrong = [...discrepancies(account), ...wrongBalances(account)];
		if (wrong.length > 0) throw new Error(`After ${name} in round ${round}: ${wrong.join('\n')}`);
	}
	return counts;
}

test.each([1, 2])('after every write of seed %d everything adds up', (seed) => {
	const account = generated({ seed, customers: 12, invoices: 40 });
	const counts = play(account, seed);
	// What is never done, or never refused, tests nothing.
	const done = Object.values(counts).reduce((sum, count) => sum + count.done, 0);
	const refused = Object.values(counts).reduce((sum, count) => sum + count.refused, 0);
	expect(Object.keys(counts).sort()).toEqual(Object.keys(plays).sort());
	expect(Math.min(done, refused)).toBeGreaterThan(ROUNDS / 10);
	account.close();
});

test('the same seed and writes make the same account', () => {
	const [first, second] = [1, 2].map(() => {
		const account = generated({ seed: 4, customers: 12, invoices: 40 });
		play(account, 4);
		const print = fingerprint(account);
		account.close();
		return print;
	});
	expect(first).toBe(second);
});
