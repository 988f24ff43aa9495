import { Refusal } from '../status';
import type { SoapContext } from '../context';

const LARGEST_PAGE = 1000;
const SMALLEST_PAGE = 5;

/** From the header `searchPreferences`; 5 to 1,000, as documented. Believed: the sentence for others. */
export function pageSizeOf({ searchPreferences }: SoapContext): number {
	const size = (searchPreferences?.pageSize ?? LARGEST_PAGE) as number;
	if (size >= SMALLEST_PAGE && size <= LARGEST_PAGE) return size;
	throw new Refusal(
		'INVALID_SEARCH_PAGE_SIZE',
		`Invalid search page size. The page size must be between ${SMALLEST_PAGE} and ${LARGEST_PAGE}.`,
	);
}
