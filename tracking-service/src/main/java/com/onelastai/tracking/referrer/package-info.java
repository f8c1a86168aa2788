/**
 * Where a visit came from: its referrer, the channel (search, social, a campaign, ...), UTM
 * parameters and click ids. The sites of each channel are data, in {@code channels.txt}.
 */
@NullMarked
package com.onelastai.tracking.referrer;

import org.jspecify.annotations.NullMarked;
