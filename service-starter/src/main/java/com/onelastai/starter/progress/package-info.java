/**
 * Liveness. Jobs and consumers are watched already; wrap other long-running work in {@link
 * com.onelastai.starter.progress.ProgressWatch#start}. Work that exceeds its limit makes liveness
 * fail, and the process is restarted.
 */
@NullMarked
package com.onelastai.starter.progress;

import org.jspecify.annotations.NullMarked;
