import { operations } from '../operations';
import { complexTypes } from '../schema/types';
import { namespacesOf, prefixes, schemaFile, type Version } from '../version';
import { attribute } from '../xml/write';
import { headers } from './schemas';

/** The description of what is served, after Oracle's: the same service, port, binding and messages. */
export function wsdlOf(version: Version, origin: string): string {
	const namespaces = namespacesOf(version);
	const target = `urn:platform_${version}.webservices.netsuite.com`;
	const names = Object.keys(operations);
	const faults = complexTypes()
		.filter((type) => /^platformFaults:\w+Fault$/.test(type) && !type.endsWith(':SoapFault'))
		.map((type) => type.split(':')[1]!)
		.map((name) => name[0]!.toLowerCase() + name.slice(1));
	const imports = prefixes.map(
		(prefix) =>
			`<xsd:import namespace=${attribute(namespaces.uri(prefix))} schemaLocation=${attribute(origin + schemaFile(prefix, version))}/>`,
	);
	const message = (name: string, part: string, element: string) =>
		`<message name="${name}"><part name="${part}" element="${element}"/></message>`;
	const requestHeaders = Object.keys(headers).filter((name) => name !== 'documentInfo');
	const header = (name: string) => `<soap:header message="tns:headers" part="${name}" use="literal"/>`;
	const bound = (name: string) =>
		`<operation name="${name}"><soap:operation soapAction="${name}" style="document"/>` +
		`<input><soap:body use="literal" parts="parameters"/>${requestHeaders.map(header).join('')}</input>` +
		`<output><soap:body use="literal" parts="parameters"/>${header('documentInfo')}</output>` +
		`${faults.map((fault) => `<fault name="${fault}"><soap:fault name="${fault}" use="literal"/></fault>`).join('')}</operation>`;
	const offered = (name: string) =>
		`<operation name="${name}"><input name="${name}Request" message="tns:${name}Request"/>` +
		`<output name="${name}Response" message="tns:${name}Response"/>` +
		`${faults.map((fault) => `<fault name="${fault}" message="tns:${fault}"/>`).join('')}</operation>`;
	return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
 xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${target}" xmlns:platformMsgs="${namespaces.uri('platformMsgs')}"
 xmlns:platformFaults="${namespaces.uri('platformFaults')}" targetNamespace="${target}">
<types><xsd:schema>${imports.join('\n')}</xsd:schema></types>
<message name="headers">${Object.keys(headers)
		.map((name) => `<part name="${name}" element="platformMsgs:${name}"/>`)
		.join('')}</message>
${names
	.flatMap((name) => [
		message(`${name}Request`, 'parameters', `platformMsgs:${name}`),
		message(`${name}Response`, 'parameters', `platformMsgs:${name}Response`),
	])
	.join('\n')}
${faults.map((fault) => message(fault, 'fault', `platformFaults:${fault}`)).join('\n')}
<portType name="NetSuitePortType">
${names.map(offered).join('\n')}
</portType>
<binding name="NetSuiteBinding" type="tns:NetSuitePortType">
<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${names.map(bound).join('\n')}
</binding>
<service name="NetSuiteService"><port name="NetSuitePort" binding="tns:NetSuiteBinding">
<soap:address location="${origin}/services/NetSuitePort_${version}"/></port></service>
</definitions>
`;
}
