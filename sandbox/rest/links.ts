export interface Link {
	rel: string;
	href: string;
}

export const recordRoot = ({ origin }: URL) => `${origin}/services/rest/record/v1`;

export const selfLink = (href: string): Link[] => [{ rel: 'self', href }];

/** An address as NetSuite repeats it: `?fields=companyName%2Cemail`. */
export function address(url: URL, query: URLSearchParams = url.searchParams): string {
	const text = query.toString();
	return `${url.origin}${url.pathname}${text ? `?${text}` : ''}`;
}
