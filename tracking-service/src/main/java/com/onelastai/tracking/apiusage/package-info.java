/**
 * API calls: each one in {@code apiusages}, and counted by day and endpoint in {@code
 * apiusagedays}, for its caller and for all. What callers are shown comes from the counted days
 * alone, so that it costs the same however many calls there were; latencies are kept as histograms,
 * whose buckets add up (to the number of calls, too).
 */
@NullMarked
package com.onelastai.tracking.apiusage;

import org.jspecify.annotations.NullMarked;
