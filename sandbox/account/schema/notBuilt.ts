/**
 * Records that SuiteQL has in NetSuite, as its Records Catalog and the queries that people run name them, and that this
 * account has no table for. To say that there is no such record would be wrong.
 */
export const notBuilt: ReadonlySet<string> = new Set(
	`accountsubsidiarymap aggregateitemlocation assemblyitem bin bom budgets calendarevent campaign
	customercategory employeerolesforsearch entitygroup expensecategory inventoryassignment inventorybalance
	inventoryitemlocations inventorynumber itemprice itemvendor job loginaudit nexus othername partner
	phonecall pricelevel pricing promotioncode role rolepermissions salestaxitem shipitem supportcase task
	taxtype timebill trackingnumber unitstype unitstypeuom vendoraddressbook vendoraddressbookentityaddress
	vendorcategory vendorsubsidiaryrelationship workflow`.split(/\s+/),
);
