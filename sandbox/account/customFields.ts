import type { DocumentType } from './documentTypes';

/** The kinds of custom field a NetSuite administrator can make. */
export type CustomFieldType =
	| 'text'
	| 'longText'
	| 'richText'
	| 'email'
	| 'phone'
	| 'url'
	| 'checkbox'
	| 'integer'
	| 'decimal'
	| 'currency'
	| 'percent'
	| 'date'
	| 'datetime'
	| 'timeOfDay'
	| 'list'
	| 'multiselect'
	| 'document';

export interface CustomField {
	scriptId: string;
	label: string;
	type: CustomFieldType;
	/** Of list, multiselect and document: the table it points at. */
	references?: string;
	/** Which share of the records have a value. */
	filled: number;
}

/** On customers and on contacts: a custom field may belong to several types of record. */
const legacyNumber: CustomField = {
	scriptId: 'custentity_legacy_no',
	label: 'Legacy "Number"',
	type: 'text',
	filled: 0.4,
};

/** Of every type, one at least on customers. */
export const customerFields: readonly CustomField[] = [
	{ scriptId: 'custentity_dunning_paused', label: 'Dunning Paused', type: 'checkbox', filled: 0.7 },
	{ scriptId: 'custentity_risk_score', label: 'Risk Score', type: 'integer', filled: 0.5 },
	{ scriptId: 'custentity_days_to_pay', label: 'Average Days to Pay', type: 'decimal', filled: 0.4 },
	{ scriptId: 'custentity_annual_revenue', label: 'Annual Revenue', type: 'currency', filled: 0.3 },
	{ scriptId: 'custentity_rebate', label: 'Rebate', type: 'percent', filled: 0.2 },
	legacyNumber,
	{ scriptId: 'custentity_payment_notes', label: 'Payment Notes', type: 'longText', filled: 0.2 },
	{ scriptId: 'custentity_profile', label: 'Profile', type: 'richText', filled: 0.1 },
	{ scriptId: 'custentity_remittance_email', label: 'Remittance Email', type: 'email', filled: 0.5 },
	{ scriptId: 'custentity_dispute_email', label: 'Dispute Email', type: 'email', filled: 0.3 },
	{ scriptId: 'custentity_billing_emails', label: 'Billing E-Mails', type: 'longText', filled: 0.3 },
	{ scriptId: 'custentity_ap_phone', label: 'AP Phone', type: 'phone', filled: 0.3 },
	{ scriptId: 'custentity_portal', label: 'Payment Portal', type: 'url', filled: 0.2 },
	{ scriptId: 'custentity_next_review', label: 'Next Review', type: 'date', filled: 0.4 },
	{ scriptId: 'custentity_last_dispute', label: 'Last Dispute', type: 'datetime', filled: 0.2 },
	{ scriptId: 'custentity_call_after', label: 'Call After', type: 'timeOfDay', filled: 0.2 },
	{ scriptId: 'custentity_segment', label: 'Segment 🌍', type: 'list', references: 'customlist_segment', filled: 0.6 },
	{ scriptId: 'custentity_collector', label: 'Collector', type: 'list', references: 'employee', filled: 0.6 },
	{
		scriptId: 'custentity_channels',
		label: 'Reminder Channels',
		type: 'multiselect',
		references: 'customlist_channel',
		filled: 0.3,
	},
	{ scriptId: 'custentity_contract', label: 'Contract', type: 'document', references: 'file', filled: 0.2 },
];

/** A few on contacts. */
export const contactFields: readonly CustomField[] = [
	legacyNumber,
	{ scriptId: 'custentity_decision_maker', label: 'Decision Maker', type: 'checkbox', filled: 0.6 },
	{
		scriptId: 'custentity_prefers',
		label: 'Prefers',
		type: 'list',
		references: 'customlist_channel',
		filled: 0.4,
	},
	{ scriptId: 'custentity_private_email', label: 'Private Email', type: 'email', filled: 0.3 },
];

/** On several types of document. */
const disputed: CustomField = { scriptId: 'custbody_disputed', label: 'Disputed', type: 'checkbox', filled: 0.3 };
const costCentre: CustomField = {
	scriptId: 'custbody_cost_centre',
	label: 'Cost Centre',
	type: 'text',
	filled: 0.2,
};

/** Of every type, one at least on invoices. */
export const invoiceFields: readonly CustomField[] = [
	disputed,
	{ scriptId: 'custbody_batch_no', label: 'Batch Number', type: 'integer', filled: 0.2 },
	{ scriptId: 'custbody_weight', label: 'Weight (kg)', type: 'decimal', filled: 0.1 },
	{ scriptId: 'custbody_promised_amount', label: 'Promised Amount', type: 'currency', filled: 0.1 },
	{ scriptId: 'custbody_late_fee', label: 'Late Fee', type: 'percent', filled: 0.1 },
	costCentre,
	{ scriptId: 'custbody_remarks', label: 'Remarks', type: 'longText', filled: 0.1 },
	{ scriptId: 'custbody_delivery', label: 'Delivery Instructions', type: 'richText', filled: 0.03 },
	{ scriptId: 'custbody_approver_email', label: 'Approver Email', type: 'email', filled: 0.2 },
	{ scriptId: 'custbody_copy_to', label: 'Copy Invoice To', type: 'email', filled: 0.15 },
	{ scriptId: 'custbody_site_phone', label: 'Site Phone', type: 'phone', filled: 0.1 },
	{ scriptId: 'custbody_tracking', label: 'Tracking', type: 'url', filled: 0.1 },
	{ scriptId: 'custbody_promise_date', label: 'Promise to Pay', type: 'date', filled: 0.15 },
	{ scriptId: 'custbody_sent_at', label: 'Sent At', type: 'datetime', filled: 0.3 },
	{ scriptId: 'custbody_call_time', label: 'Call Time', type: 'timeOfDay', filled: 0.05 },
	{
		scriptId: 'custbody_dispute_reason',
		label: 'Dispute Reason',
		type: 'list',
		references: 'customlist_dispute_reason',
		filled: 0.1,
	},
	{ scriptId: 'custbody_approvers', label: 'Approvers', type: 'multiselect', references: 'employee', filled: 0.1 },
	{ scriptId: 'custbody_official_pdf', label: 'Official PDF', type: 'document', references: 'file', filled: 0.05 },
];

/** The custom fields of each type of document. */
export const bodyFields: Readonly<Partial<Record<DocumentType, readonly CustomField[]>>> = {
	CustInvc: invoiceFields,
	CustCred: [disputed, costCentre],
	CustPymt: [costCentre],
	SalesOrd: [costCentre],
};

/**
 * Custom lists and their values, by table name.
 * Values are numbered from 1; those in `inactive` stand in records but can no longer be chosen.
 */
export const customLists: Readonly<
	Record<string, { name: string; values: readonly string[]; inactive?: readonly number[] }>
> = {
	customlist_segment: {
		name: 'customlist_segment',
		values: ['Enterprise', 'Mid-Market', 'Small Business', 'Öffentlich', 'Start-up (old)'],
		inactive: [5],
	},
	customlist_channel: { name: 'customlist_channel', values: ['E-Mail', 'Telephone', 'Letter', 'SMS'] },
	customlist_dispute_reason: {
		name: 'customlist_dispute_reason',
		values: ['Price', 'Quantity', 'Damaged Goods', 'Not Received', 'Customer says "paid"', 'Other (old)'],
		inactive: [6],
	},
};
