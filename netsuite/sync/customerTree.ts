/** How far above a customer its top-most parent is looked for: so many parents of parents. */
const generations = 8;

const numbers = Array.from({ length: generations + 1 }, (_, index) => index);

/** A customer `h0` with its parent `h1`, that one's parent `h2`, and so on. */
const family = `customer h0 ${numbers
	.slice(1)
	.map((level) => `LEFT JOIN customer h${level} ON h${level}.id = h${level - 1}.parent`)
	.join(' ')}`;

/**
 * A select of every customer's top-most parent, itself where it has none, and whether it counts as archived:
 * `customerid`, `topid`, `archived`. Joins say what SuiteQL, as far as is documented, has no recursion for.
 */
export function customerTree(subCustomers: 'archive' | 'group'): string {
	const top = `COALESCE(${[...numbers].reverse().map((level) => `h${level}.id`).join(', ')})`;
	const archived = ["h0.isinactive = 'T'", ...(subCustomers === 'archive' ? ['h0.parent IS NOT NULL'] : [])].join(' OR ');
	return `SELECT h0.id AS customerid, ${top} AS topid, CASE WHEN ${archived} THEN 'T' ELSE 'F' END AS archived FROM ${family}`;
}

/** A select of these customers and all below them. @param customers a select of internal IDs. */
export const withDescendants = (customers: string): string =>
	`SELECT h0.id FROM ${family} WHERE ${numbers.map((level) => `h${level}.id IN (${customers})`).join(' OR ')}`;
