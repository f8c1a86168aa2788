export type Status = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';

export interface Engine {
  kind: 'algorithm' | 'model' | 'both';
  /** Of the algorithm, or of the model as its server reports it. */
  name: string;
}

export interface Progress {
  percent: number;
  step: string;
}

/** A run of an experiment. */
export interface Experiment<R = unknown> {
  experimentId: string;
  experimentType: string;
  input: {
    prompt: string;
    /** What was sent, without prompt and files. */
    settings: Readonly<Record<string, unknown>>;
    files: readonly string[];
  };
  output: {
    /** Null in lists. */
    result: R;
    fileUrl: string | null;
    metadata: { engine: Engine | null };
  } | null;
  status: Status;
  progress?: Progress | null;
  error?: string | null;
  /** In milliseconds. */
  processingTime?: number | null;
  tokensUsed?: number | null;
  createdAt: string;
  completedAt?: string | null;
  shared?: boolean;
}

/** What the lab says of an experiment: its input as a JSON schema. */
export interface CatalogEntry {
  type: string;
  name: string;
  description: string;
  input: unknown;
  example: Readonly<Record<string, unknown>>;
}

export interface LabFile {
  fileId: string;
  name: string;
  contentType: string;
  size: number;
  url: string;
}

export interface SharedLink {
  /** The page that shows it. */
  url: string;
  token: string;
  expiresAt: string;
}

/** What a result's view is given. */
export interface ResultProps {
  experiment: Experiment;
}

export const isRunning = ({ status }: Pick<Experiment, 'status'>): boolean => status === 'pending' || status === 'processing';
