'use strict';

const { default: TestRunner } = require('jest-runner');

/** Jest's own runner, one test file after the other. */
module.exports = class SerialRunner extends TestRunner {
	isSerial = true;
};
