import { boolean, computed, date, integer, text, timestamp, to, type StoredTable } from './types';

/**
 * Scripts, their deployments and their log, with the columns that public SuiteQL reads. Script IDs are as they were
 * deployed, in lower case.
 */
export const scripts: Record<string, StoredTable> = {
	script: {
		name: 'script',
		columns: {
			id: integer,
			scriptid: text,
			name: text,
			scripttype: {
				...text,
				display: {
					RESTLET: 'RESTlet',
					USEREVENT: 'User Event',
					SCHEDULED: 'Scheduled',
					MAPREDUCE: 'Map/Reduce',
				},
			},
			scriptfile: to('file'),
			apiversion: text,
			description: text,
			owner: to('employee'),
			isinactive: boolean,
		},
		displayColumn: 'name',
	},
	scriptdeployment: {
		name: 'scriptDeployment',
		key: 'primarykey',
		columns: {
			primarykey: integer,
			id: computed('integer', 'r.primarykey'),
			scriptid: text,
			title: text,
			script: to('script'),
			deploymentid: integer,
			recordtype: text,
			status: text,
			isdeployed: boolean,
			loglevel: text,
			eventtype: text,
			startdate: date,
		},
		displayColumn: 'title',
	},
	customrecordtype: {
		name: 'customRecordType',
		key: 'internalid',
		columns: {
			internalid: integer,
			scriptid: text,
			name: text,
			description: text,
			isinactive: boolean,
			owner: to('employee'),
			lastmodifieddate: timestamp,
		},
		displayColumn: 'name',
	},
	// Seen: `scripttype` is the script, `type` the level.
	scriptnote: {
		name: 'scriptNote',
		key: 'internalid',
		columns: {
			internalid: integer,
			date: timestamp,
			scripttype: to('script'),
			type: text,
			title: text,
			detail: text,
			user: to('employee'),
		},
		displayColumn: 'title',
		// Which deployment wrote it: N/search can ask, SuiteQL is not known to.
		unseen: { deployment: 'integer' },
		indexes: [['scripttype']],
	},
};
