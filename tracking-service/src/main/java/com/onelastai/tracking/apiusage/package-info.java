/**
 * API calls: each one but accepted reports in {@code apiusages}, and all counted by day and
 * endpoint in {@code apiusagedays}, for its caller and for all. Responses come from the counted
 * days alone, so they cost the same for any number of calls. Latencies are stored as histograms,
 * whose buckets also add up to the number of calls.
 */
@NullMarked
package com.onelastai.tracking.apiusage;

import org.jspecify.annotations.NullMarked;
