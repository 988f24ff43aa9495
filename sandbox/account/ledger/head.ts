import { currencyOf, subsidiaryOf } from '../reference';
import type { Row } from '../store';
import type { Books } from './types';

/** What settling needs to know of a document. */
export interface Head extends Row {
	id: number;
	type: string;
	entity: number | null;
	currency: number;
	exchangerate: number;
	trandate: string;
	subsidiary: number;
}

export function head(books: Books, id: number): Head {
	return books.store.get<Head>(
		'SELECT t.id, t.type, t.entity, t.currency, t.exchangerate, t.trandate, l.subsidiary FROM _transaction t' +
			' JOIN _transactionline l ON l."transaction" = t.id AND l.id = 0 WHERE t.id = ?',
		[id],
	)!;
}

/** Decimal places of the transaction's currency and of the subsidiary's. */
export function precisions(document: Head): { precision: number; basePrecision: number } {
	return {
		precision: currencyOf(document.currency).precision,
		basePrecision: currencyOf(subsidiaryOf(document.subsidiary).currency).precision,
	};
}
