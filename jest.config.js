'use strict';

const { join } = require('node:path');

// The local NetSuite leaves the SOAP replies it gives here, for checks against Oracle's schema.
process.env.NETSUITE_SOAP_REPLIES ??= join(__dirname, 'test', '.recorded', 'soap');

const SWC = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };

/** What all projects share. Only test/ is searched: demo/ holds an n8n with its 2,200 packages. */
const shared = {
	roots: ['<rootDir>/test'],
	testEnvironment: 'node',
	transform: { '\\.ts$': ['@swc/jest', SWC] },
	restoreMocks: true,
};

module.exports = {
	projects: [
		{
			...shared,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['<rootDir>/test/(engine|browser|bench)/'],
		},
		{
			...shared,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			globalSetup: '<rootDir>/scripts/engineSetup.ts',
			// One n8n at a time: each wants a core and a gigabyte of its own.
			runner: '<rootDir>/scripts/serialRunner.js',
		},
		{
			...shared,
			displayName: 'browser',
			testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
			globalSetup: '<rootDir>/scripts/browserSetup.ts',
			runner: '<rootDir>/scripts/serialRunner.js',
		},
	],
};
