/** What a local NetSuite is started with; all have defaults. */
export interface SandboxOptions {
	/** 0 takes any free port. */
	port: number;
	seed: number;
	customers: number;
	invoices: number;
	/** How long every request takes at least, in milliseconds. */
	latencyMs: number;
	/** How many requests may be in flight; a Standard account has 5. */
	concurrency: number;
	/** Account ID, as the company information page shows it. */
	account: string;
	oneWorld: boolean;
	multiCurrency: boolean;
	/**
	 * Whether an invoice's own modification date moves when something is applied to it. Unconfirmed for NetSuite;
	 * `false` is the harder case for whoever reads changes.
	 */
	invoiceMovesWithPayment: boolean;
}

export const defaultOptions: SandboxOptions = {
	port: 8081,
	seed: 7,
	customers: 500,
	invoices: 5000,
	latencyMs: 0,
	concurrency: 5,
	account: '1234567_SB1',
	oneWorld: true,
	multiCurrency: true,
	invoiceMovesWithPayment: false,
};
