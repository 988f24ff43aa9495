/** Amounts are whole numbers of a currency's smallest unit while we reckon, and decimal numbers in the tables. */

/** @param precision the currency's decimal places */
export function toMinor(amount: number, precision: number): number {
	// Halves go away from zero; one such as 1.005 is a hair less in binary.
	const minor = Math.round(Math.abs(amount) * 10 ** precision + 1e-7);
	return amount < 0 ? 0 - minor : minor;
}

export function fromMinor(minor: number, precision: number): number {
	// Not minor / 10 ** precision alone: that leaves -0, which SQLite and JSON keep.
	return minor === 0 ? 0 : minor / 10 ** precision;
}

/** An amount in another currency's smallest unit. */
export function convert(minor: number, precision: number, rate: number, toPrecision: number): number {
	return Math.round(minor * rate * 10 ** (toPrecision - precision));
}
