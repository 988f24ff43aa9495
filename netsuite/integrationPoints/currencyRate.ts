import type { IntegrationPoint } from './types';

export const currencyRate: IntegrationPoint = {
	name: 'currencyRate',
	label: { singular: 'Exchange Rate', plural: 'Exchange Rates' },
	record: { rest: 'currencyRate', soap: 'CurrencyRate' },
	source: { table: 'currencyrate', alias: 'r' },
	id: 'r.id',
	documentNumber: null,
	externalId: null,
	changes: { by: 'lastModified', column: 'r.lastmodifieddate' },
	fields: [
		{ name: 'id', label: 'Internal ID', type: 'id', column: 'r.id' },
		{ name: 'baseCurrency', label: 'Base Currency', type: 'reference', column: 'r.basecurrency', targets: ['currency'] },
		{ name: 'transactionCurrency', label: 'Transaction Currency', type: 'reference', column: 'r.transactioncurrency', targets: ['currency'] },
		{ name: 'exchangeRate', label: 'Exchange Rate', type: 'number', column: 'r.exchangerate' },
		{ name: 'effectiveDate', label: 'Effective Date', type: 'date', column: 'r.effectivedate' },
		{ name: 'lastModifiedDate', label: 'Last Modified', type: 'timestamp', column: 'r.lastmodifieddate' },
	],
	dependsOn: ['currency'],
};
