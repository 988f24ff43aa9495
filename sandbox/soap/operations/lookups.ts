import { lacking } from '../fault';
import type { Bean } from '../schema/bean';
import { Refusal, success } from '../status';
import { readable, readRecord } from '../records/read';
import { recordNamed } from '../records/catalogue';
import type { Operation } from './operation';

/** All currencies: of the record types of `getAll` the only one here. */
export const getAll: Operation = {
	run({ record }, context) {
		const name = (record as Bean | undefined)?.recordType as string | undefined;
		if (!name) throw new Refusal('GETALL_RCRD_TYPE_REQD', 'You must specify a record type.');
		if (name !== 'currency') throw lacking(`how to get all records of type ${name}`);
		const soapRecord = recordNamed(name)!;
		const type = readable(context, soapRecord);
		// Believed: code and sentence for a feature that is off.
		if (!type) throw new Refusal('FEATURE_DISABLED', 'The feature Multiple Currencies is not enabled.');
		const rows = context.account.store.all(`SELECT r.id AS id FROM ${type.from} ORDER BY r.id`);
		const records = rows.map((row) => readRecord(context, soapRecord, Number(row.id))!);
		return { getAllResult: { status: success, totalRecords: records.length, recordList: { record: records } } };
	},
	refused: (status) => ({ getAllResult: { status } }),
};

interface Customization {
	internalId: string;
	scriptId: string;
	name: string;
}

/** What of a kind of customization the account has, with the IDs that it goes by. Script IDs are in lower case. */
export const getCustomizationId: Operation = {
	run({ customizationType }, { account, visibility }) {
		const kind = (customizationType as Bean | undefined)?.getCustomizationType as string | undefined;
		// Believed: code and sentence.
		if (!kind) throw new Refusal('INVALID_RCRD_TYPE', 'You must specify a customization type.');
		if (visibility.hiddenTables.has('customfield')) {
			throw new Refusal('INSUFFICIENT_PERMISSION', 'You do not have permission to view customizations.');
		}
		const listed = (sql: string): Customization[] =>
			account.store.all(sql).map((row) => ({
				internalId: String(row.internalid),
				scriptId: String(row.scriptid).toLowerCase(),
				name: String(row.name),
			}));
		const fields = (placement: string) =>
			listed(`SELECT internalid, scriptid, name FROM customfield WHERE fieldtype = '${placement}' ORDER BY internalid`);
		const found: Readonly<Record<string, () => Customization[]>> = {
			entityCustomField: () => fields('ENTITY'),
			transactionBodyCustomField: () => fields('BODY'),
			transactionColumnCustomField: () => fields('COLUMN'),
			customList: () => listed('SELECT internalid, scriptid, name FROM customlist ORDER BY internalid'),
			customRecordType: () => listed('SELECT internalid, scriptid, name FROM customrecordtype ORDER BY internalid'),
		};
		// Of the others the account has none.
		const refs = (found[kind] ?? (() => []))();
		return {
			getCustomizationIdResult: {
				status: success,
				totalRecords: refs.length,
				customizationRefList: {
					customizationRef: refs.map(({ internalId, scriptId, name }) => ({
						$type: 'platformCore:CustomizationRef',
						internalId,
						scriptId,
						type: kind,
						name,
					})),
				},
			},
		};
	},
	refused: (status) => ({ getCustomizationIdResult: { status } }),
};

/** Where the account is: all of it at the address of the local NetSuite. Needs no login, as documented. */
export const getDataCenterUrls: Operation = {
	open: true,
	run: (_, { origin }) => ({
		getDataCenterUrlsResult: {
			status: success,
			dataCenterUrls: { restDomain: origin, webservicesDomain: origin, systemDomain: origin },
		},
	}),
	refused: (status) => ({ getDataCenterUrlsResult: { status } }),
};

/** The account's clock. */
export const getServerTime: Operation = {
	run: (_, { account }) => ({ getServerTimeResult: { status: success, serverTime: account.clock.now() } }),
	// The schema demands a time even then.
	refused: (status) => ({ getServerTimeResult: { status, serverTime: 0 } }),
};
