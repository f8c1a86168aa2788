/**
 * Scheduled work. Annotate a method of a bean with {@link com.onelastai.starter.job.ClusterJob}
 * (one instance at a time, under a lock) or {@link com.onelastai.starter.job.InstanceJob} (every
 * instance). Each job has its own thread; a run is measured, and liveness fails if it hangs.
 */
@NullMarked
package com.onelastai.starter.job;

import org.jspecify.annotations.NullMarked;
