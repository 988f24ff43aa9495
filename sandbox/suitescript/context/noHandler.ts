/** The code with which a RESTlet without a function for the method says so; becomes a status 405. */
export const NO_HANDLER = 'METHOD_NOT_ALLOWED';
