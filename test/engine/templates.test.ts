import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeHelpers, type IConnections, type INode, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';

import { openEngine, PACKAGE } from './engine';

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

const root = dirname(dirname(__dirname));
const folder = join(root, 'workflows');

interface Template {
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings: Record<string, unknown>;
	readonly pinData?: Record<string, unknown>;
}

const descriptions = new Map<string, INodeTypeDescription[]>();

beforeAll(async () => {
	const base = join(root, 'demo', 'node_modules', 'n8n-nodes-base', 'dist', 'types', 'nodes.json');
	const engine = await openEngine();
	for (const [prefix, all] of [
		['n8n-nodes-base', JSON.parse(readFileSync(base, 'utf8')) as INodeTypeDescription[]],
		[PACKAGE, engine.descriptions],
	] as const) {
		for (const one of all) {
			const type = `${prefix}.${one.name.slice(one.name.lastIndexOf('.') + 1)}`;
			descriptions.set(type, [...(descriptions.get(type) ?? []), one]);
		}
	}
	engine.close();
});

function descriptionOf(node: INode): INodeTypeDescription {
	const found = descriptions.get(node.type)?.find(({ version }) => [version].flat().includes(node.typeVersion));
	if (!found) throw new Error(`"${node.name}": there is no node type ${node.type} in version ${node.typeVersion}.`);
	return found;
}

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

test('there are templates', () => expect(files).toContain('sync-accounts-receivable-nightly.json'));

describe.each(files)('%s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const template = JSON.parse(text) as Template;
	const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';
	const notes = template.nodes.filter(isNote);
	const nodes = template.nodes.filter((node) => !isNote(node));
	const names = new Set(nodes.map(({ name }) => name));

	test('has nothing of an instance in it: no ids, credentials, secrets or pinned data', () => {
		expect(Object.keys(template).sort()).toEqual(['connections', 'name', 'nodes', 'pinData', 'settings']);
		expect(template.pinData).toEqual({});
		expect(template.nodes.filter(({ credentials, webhookId }) => credentials ?? webhookId)).toEqual([]);
		expect(text).not.toMatch(/\b[0-9a-f]{32,}\b|password|secret|https?:\/\//i);
	});

	test.each(template.nodes.map((node) => [node.name, node] as const))('%s: type and parameters exist', (_, node) => {
		const type = descriptionOf(node);
		const known = NodeHelpers.getNodeParameters(type.properties, node.parameters, true, false, node, type);
		expect(known).toMatchObject(withoutMapped(node.parameters));
		expect(NodeHelpers.getNodeParametersIssues(type.properties, node, type)).toBeNull();
	});

	test('no Code node', () => {
		expect(nodes.filter(({ type }) => /\.(code|function|functionItem|aiTransform)$/.test(type))).toEqual([]);
	});

	test('names say what a node does, beginning with the verb, and are unique', () => {
		const opening = new RegExp(`^(${[...verbs, ...questions].join('|')})\\b`);
		expect(nodes.map(({ name }) => name).filter((name) => !opening.test(name))).toEqual([]);
		expect(names.size).toBe(nodes.length);
	});

	test('connections lead to nodes that exist, and every node is reached from a trigger', () => {
		const reached = new Set(nodes.filter((node) => descriptionOf(node).group.includes('trigger')).map(({ name }) => name));
		for (const name of reached) {
			for (const to of (template.connections[name]?.main ?? []).flatMap((targets) => targets ?? [])) {
				expect(names).toContain(to.node);
				reached.add(to.node);
			}
		}
		expect([...names].filter((name) => !reached.has(name))).toEqual([]);
		expect(Object.keys(template.connections).filter((name) => !names.has(name))).toEqual([]);
	});

	test('expressions refer to nodes that exist', () => {
		const referred = [...JSON.stringify(template.nodes).matchAll(/\$\('([^']+)'\)/g)].map((match) => match[1] as string);
		expect([...new Set(referred)].filter((name) => !names.has(name))).toEqual([]);
	});

	test('what a sub-workflow call hands over is what its trigger asks for', () => {
		const trigger = nodes.find(({ type }) => type.endsWith('.executeWorkflowTrigger'));
		const asked = (trigger?.parameters.workflowInputs as { values: Array<{ name: string; type: string }> } | undefined)?.values;
		// A deactivated one is for a flow of the user's own.
		const calls = nodes.filter(
			({ type, parameters, disabled }) => type.endsWith('.executeWorkflow') && parameters.source === 'database' && !disabled,
		);
		for (const { parameters } of calls) {
			const { schema, value } = parameters.workflowInputs as {
				schema: Array<{ id: string; type: string }>;
				value: Record<string, string>;
			};
			expect(schema.map(({ id, type }) => ({ name: id, type }))).toEqual(asked);
			expect(Object.keys(value)).toEqual(asked?.map(({ name }) => name));
			// The flow calls itself, so that there is nothing to relink after an import.
			expect(parameters.workflowId).toMatchObject({ value: '={{ $workflow.id }}' });
		}
	});

	test('notes of one to three sentences lie around the nodes, which do not overlap', () => {
		for (const { parameters } of notes) {
			const prose = (parameters.content as string).replace(/^#.*$/gm, '').trim();
			const sentences = prose.match(/[.!?](?=\s|$)/g) ?? [];
			expect(sentences.length).toBeGreaterThanOrEqual(1);
			expect(sentences.length).toBeLessThanOrEqual(3);
		}
		const around = (node: INode) =>
			notes.some(({ position: [x, y], parameters: { width, height } }) => {
				const [left, top] = [node.position[0] - x, node.position[1] - y];
				return left >= 0 && top >= 0 && left + SIZE <= Number(width) && top + SIZE <= Number(height);
			});
		expect(nodes.filter((node) => !around(node)).map(({ name }) => name)).toEqual([]);
		const overlapping = nodes.flatMap((a, index) =>
			nodes
				.slice(index + 1)
				.filter((b) => Math.abs(a.position[0] - b.position[0]) < SIZE && Math.abs(a.position[1] - b.position[1]) < SIZE)
				.map((b) => `${a.name} / ${b.name}`),
		);
		expect(overlapping).toEqual([]);
	});
});

/** Width and height of a node in the editor. */
const SIZE = 96;

const questions = ['Can', 'Has', 'Is', 'Was'];

const verbs = [
	'Add', 'Answer', 'Ask', 'Choose', 'Close', 'Compare', 'Create', 'Delete', 'Find', 'Get', 'Hand', 'Import', 'Insert', 'Keep', 'Leave', 'List', 'Look', 'Loop',
	'Map', 'Mark', 'Plan', 'Push', 'Put', 'Read', 'Rename', 'Report', 'Save', 'Say', 'Send', 'Show', 'Sort', 'Split', 'Start', 'Stop', 'Store', 'Sync',
	'Take', 'Try', 'Update', 'Wait', 'When', 'Write',
];

/** Resource mappers keep what they map under keys of their own, which no description lists. */
function withoutMapped(parameters: INodeParameters): INodeParameters {
	const { columns, workflowInputs, fields: _, ...rest } = parameters;
	const kept = (columns as INodeParameters | undefined)?.column ? { ...rest, columns } : rest;
	return (workflowInputs as INodeParameters | undefined)?.values ? { ...kept, workflowInputs } : kept;
}
