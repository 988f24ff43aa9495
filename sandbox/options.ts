/** What a local NetSuite is started with; all have defaults. */
export interface SandboxOptions {
	/** 0 takes any free port. */
	port: number;
	seed: number;
	customers: number;
	invoices: number;
	/** How many days of business are played, with the account's seed, after it was generated. */
	days: number;
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
	/** Folders of SDF projects, deployed in this order. */
	projects: readonly string[];
	/** How long a script may compute without asking the account anything: then it counts as a loop without end. */
	scriptSeconds: number;
}

export const defaultOptions: SandboxOptions = {
	port: 8081,
	seed: 7,
	customers: 500,
	invoices: 5000,
	days: 0,
	latencyMs: 0,
	concurrency: 5,
	account: '1234567_SB1',
	oneWorld: true,
	multiCurrency: true,
	invoiceMovesWithPayment: false,
	projects: [],
	scriptSeconds: 15,
};
