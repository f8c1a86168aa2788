/** What is wrong with one field of a request. */
export interface FieldError {
  field: string;
  code: string;
  detail: string;
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  errors?: Partial<FieldError>[];
}

/** A refusal of the API, from its problem+json. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    /** Stable, for instance `invalid_request`. */
    readonly code: string,
    detail: string,
    readonly fields: readonly FieldError[] = [],
    readonly retryAfterSeconds?: number,
    /** Whatever else the problem says. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

interface Result<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body; a refusal is thrown as an {@link ApiError}. */
export async function read<T>(call: Promise<Result<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (!response.ok) throw toApiError(error, response);
  return data as NonNullable<T>;
}

function toApiError(error: unknown, response: Response): ApiError {
  const body = (typeof error === 'object' && error !== null ? error : {}) as ProblemBody;
  const fields = (body.errors ?? []).map(({ field = '', code = '', detail = '' }) => ({ field, code, detail }));
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    body.code ?? `http_${response.status}`,
    body.detail ?? body.title ?? '',
    fields,
    retryAfter > 0 ? retryAfter : undefined,
    body as Record<string, unknown>,
  );
}
