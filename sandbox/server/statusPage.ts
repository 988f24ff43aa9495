import type { Status } from './status';

/** The status as a page for people. Reloads itself every five seconds. */
export function statusPage(status: Status): string {
	const features = [
		status.oneWorld ? 'OneWorld' : 'single company',
		status.multiCurrency ? 'multi-currency' : 'single currency',
	];
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Local NetSuite ${escape(status.account)}</title>
<style>${styles}</style>
<h1>Local NetSuite <small>${escape(status.account)}</small></h1>
<p>${features.join(', ')} · seed ${status.seed} · clock ${escape(status.now)} (${escape(status.timeZone)})</p>
<section>
<h2>Requests</h2>
${table({
	'In flight': `${status.requests.inFlight} of ${status.requests.concurrency}`,
	'In flight on average': status.requests.averageInFlight,
	'In flight at most': status.requests.peakInFlight,
	Served: status.requests.total - status.requests.refused,
	'Refused: too many at once': status.requests.refused,
	'Failed logins': status.failedLogins,
})}
<h2>Armed faults</h2>
${faultList(status.faults)}
<p><a href="/_sandbox/loginAuditTrail">Login Audit Trail</a> · <a href="/_sandbox/requests">Requests by path</a></p>
</section>
<section>
<h2>Records</h2>
${table(Object.fromEntries(Object.entries(status.records).map(([name, rows]) => [name, rows.toLocaleString('en')])))}
</section>
</html>
`;
}

function faultList(faults: readonly unknown[]): string {
	if (faults.length === 0) return '<p>None.</p>';
	return `<ul>${faults.map((fault) => `<li><code>${escape(JSON.stringify(fault))}</code>`).join('')}</ul>`;
}

const styles = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
body { color: #223; background: #fafbfc; }
h1 { font-weight: 600; } h1 small { color: #5a7a99; font-weight: 400; } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
section { display: inline-block; vertical-align: top; width: min(28rem, 100%); }
table { border-collapse: collapse; } td { padding: .1rem 1rem .1rem 0; }
td + td { text-align: right; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) { body { color: #dde; background: #16191d; } a { color: #8bf; } }
`;

function table(rows: Record<string, string | number>): string {
	const cells = Object.entries(rows).map(([name, value]) => `<tr><td>${escape(name)}<td>${escape(String(value))}`);
	return `<table>${cells.join('')}</table>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!);
}
