import { NativeConnection, Worker } from '@temporalio/worker';
import type { SagaActivities } from './activities.ts';
import { temporalAddress, temporalNamespace } from './client.ts';

export interface WorkerParts {
  readonly taskQueue: string;
  /** The file that exports the workflows; it is bundled and replayed apart from everything else. */
  readonly workflowsPath: string;
  readonly activities: SagaActivities;
}

/** Works for a task queue until the process is told to end. */
export async function runWorker({ taskQueue, workflowsPath, activities }: WorkerParts): Promise<void> {
  const connection = await NativeConnection.connect({ address: temporalAddress() });
  try {
    const worker = await Worker.create({ connection, namespace: temporalNamespace(), taskQueue, workflowsPath, activities });
    await worker.run();
  } finally {
    await connection.close();
  }
}
