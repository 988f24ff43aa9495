import type { Reply } from './reply';

interface ErrorBody {
	'o:errorDetails'?: Array<{ detail?: string }>;
	error?: string | { code?: string; message?: string };
}

/** How far into a SOAP reply a status or a fault is looked for. */
const HEAD = 4000;

/** Why a reply refuses what was asked for, in its own words; `null` for one that does not. */
export function reasonOf({ status, body }: Reply): string | null {
	if (typeof body === 'string') return reasonInText(status, body);
	if (status < 400) return null;
	const { 'o:errorDetails': details, error } = (body ?? {}) as ErrorBody;
	const told = details?.[0]?.detail ?? (typeof error === 'object' ? (error.message ?? error.code) : error);
	return told ?? `HTTP ${status}`;
}

/** SOAP refuses a record with HTTP 200. */
function reasonInText(status: number, body: string): string | null {
	const head = body.slice(0, HEAD);
	if (status < 400 && !head.includes('isSuccess="false"')) return null;
	const told = /<(?:\w+:)?(?:faultstring|message)\b[^>]*>([^<]+)</.exec(head)?.[1];
	return told ?? `HTTP ${status}`;
}
