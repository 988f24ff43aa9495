/**
 * The text of a request's body: by its byte order mark, by the charset of its content type, by its XML declaration, and
 * as UTF-8 where none of them says anything or what they say is not known.
 * @param contentType the request's header
 */
export function bodyText(bytes: Buffer, contentType: string | undefined): string {
	const charset = markOf(bytes) ?? /;\s*charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? declared(bytes) ?? 'utf-8';
	return decoderOf(charset).decode(bytes);
}

function markOf(bytes: Buffer): string | undefined {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return first === 0xef && second === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

/** In the first bytes, which are of ASCII: what is of UTF-16 has a mark. */
const declared = (bytes: Buffer) =>
	/^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
	try {
		return new TextDecoder(charset);
	} catch {
		return new TextDecoder();
	}
}
