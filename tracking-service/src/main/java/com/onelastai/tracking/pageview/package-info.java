/**
 * Page views, in {@code pageviews}: one for each page that was opened, filed under its page of the
 * platform map. The gateway's report and the page's own are one record, whichever comes first; the
 * time spent and the depth scrolled are added later.
 */
@NullMarked
package com.onelastai.tracking.pageview;

import org.jspecify.annotations.NullMarked;
