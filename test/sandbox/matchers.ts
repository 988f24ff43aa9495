/** Jest's matchers with the type of what they match. */
export const anyText = expect.any(String) as string;
export const anyNumber = expect.any(Number) as number;
export const matching = (pattern: RegExp) => expect.stringMatching(pattern) as string;
export const containing = (text: string) => expect.stringContaining(text) as string;
