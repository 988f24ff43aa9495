/** Trouble on request: what there is to arm. */
export type Fault = WireFault | LoginFault | DataFault;

/** What happens to the answer of a request that was let in; at most one of them strikes a request. */
export type WireFault = Aim &
	(
		| /** NetSuite refuses, before the request has had any effect, in the words of the API that was asked. */
		{ fault: 'status'; status: 429 | 500 | 503 }
		/** The connection is reset: before anything was done, or (unless said) in the middle of the answer. */
		| { fault: 'reset'; when?: Moment }
		/** The answer is cut and ends as if it were whole. */
		| { fault: 'truncate' }
		/** The request has its effect, and the connection ends without an answer. */
		| { fault: 'lost' }
		/** The connection ends without an answer after that many milliseconds (0), without an effect unless said. */
		| { fault: 'timeout'; when?: Moment; afterMs?: number }
		/** No answer ever, and the connection stays until the client gives up; without an effect unless said. */
		| { fault: 'hang'; when?: Moment }
		/** A web page stands where the answer should; without an effect unless said. */
		| { fault: 'html'; status?: 200 | 503; when?: Moment }
		/** The body comes in pieces of that many bytes (16), one each so many milliseconds (50). */
		| { fault: 'drip'; bytes?: number; everyMs?: number }
	);

/** What happens to the login, as long as it is armed. */
export type LoginFault = Aim &
	(
		| /** The token was revoked, or its time is over: refused as NetSuite refuses it. */
		{ fault: 'token'; token: 'revoked' | 'expired' }
		/** The login servers' clock is ahead of the machine's, negative behind it. */
		| { fault: 'skew'; seconds: number }
	);

/** What happens to the data, as long as it is armed. */
export type DataFault = Aim &
	(
		| /** The role cannot see the table, or only a column of it; both by SuiteQL's names. */
		{ fault: 'hide'; table: string; column?: string }
		/** One record's value comes out of SuiteQL and SOAP unreadable, under the name of its SuiteQL column. */
		| { fault: 'corrupt'; id: string; column: string; table?: string }
	);

/** Before the request has had its effect, or after it. */
export type Moment = 'before' | 'after';

/** Which requests a fault strikes; all that is given must fit. */
export interface Aim {
	/** Part of method and path, query or body, in any case: `POST /services/rest/record`. */
	match?: string;
	method?: string;
	/** Part of the path and query, in any case; `*` stands for anything. */
	path?: string;
	/** Part of the body, in any case; `*` stands for anything. */
	body?: string;
	/** How many requests it strikes. */
	times?: number;
	/** How many requests that fit it spares first. */
	after?: number;
	/** Only that share of the requests that fit, from 0 to 1; which ones follows from the seed. */
	share?: number;
	seed?: number;
}

export const isAtLogin = (fault: Fault): fault is LoginFault => fault.fault === 'token' || fault.fault === 'skew';
export const isOnTheWire = (fault: Fault): fault is WireFault =>
	!isAtLogin(fault) && fault.fault !== 'hide' && fault.fault !== 'corrupt';
