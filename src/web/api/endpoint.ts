import type { z } from 'zod';

/** A parameter of the query or a property of the body; without `values` any text. */
export interface Parameter {
  /** `figure`: a number, or `blank`. */
  kind?: 'year' | 'count' | 'list' | 'figure';
  values?: readonly string[];
  /** A regular expression for the whole of it. */
  pattern?: string;
  required?: true;
}

/** One address of the API, as the document tells of it. */
export interface Endpoint {
  method: 'get' | 'post';
  /** As OpenAPI writes it; every part in braces is text, `year` a year. */
  path: string;
  summary: string;
  query?: Record<string, Parameter>;
  /** Properties of the JSON body. */
  body?: Record<string, Parameter>;
  /** Status of the answer that is no problem. Default 200. */
  status?: 201;
  answer: z.ZodType;
  /** The answer is a list of such. */
  list?: true;
  /** It has a `Link` to what follows though it is more than a list. */
  leadsOn?: true;
  /** Problems that it may answer besides 400, 401, 429 and 500. */
  problems?: readonly number[];
}
