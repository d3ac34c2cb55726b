import { type Failure, failure } from '../errors/failure.ts';

/** What a list's own script posts to ask for its rows: few fields that say which list and which page, nothing to be kept. */
export interface PostBody {
  body: string;
  contentType: 'application/x-www-form-urlencoded' | 'application/json';
}

/** The questions of lists are short; what is longer is none. */
const MAX_POST_BYTES = 4_000;

/** Names a request among others: its address, for a POST with what is posted. */
export function requestKey({ url, post, render }: { url: string; post?: PostBody; render?: true }): string {
  return post ? `POST ${url} ${post.body}` : render ? `SHOW ${url}` : url;
}

/** Why a body is not sent, or null where it may be. */
export function refusalOfPost(post: PostBody | undefined): Failure | null {
  if (!post || Buffer.byteLength(post.body) <= MAX_POST_BYTES) return null;
  return failure('fetch.bad-url', `a body of more than ${MAX_POST_BYTES} bytes`);
}
