import type { Account } from '../../account/account';
import type { RecordType } from '../../account/records';
import type { TypeName } from '../schema/types';

/** A record type as SOAP has it, and how its elements are called in the account. */
export interface SoapRecord {
	/** Of the schema: `tranSales:Invoice`. */
	type: TypeName;
	/** One of `RecordType`, which references have: `invoice`. */
	name: string;
	/** NetSuite's word for it in sentences: `invoices`. */
	plural: string;
	/** What it is read from. `undefined` where the account's features leave it out. */
	recordType(account: Account): RecordType | undefined;
	/** How it is written; `null` what SOAP only reads here. */
	write: 'saving' | 'own' | null;
	/** The elements whose field has another name than they have; names that differ in case only are alike. */
	fields: Readonly<Record<string, string>>;
	/** The permission that the role needs; sentences name it. */
	permission: string;
	/** Of custom records: which type of them, which every record and reference to it says. */
	custom?: { typeId: string; scriptId: string; label: string };
}
