/**
 * Page views, in {@code pageviews}: one for each page that was opened, assigned to its page of the
 * platform map. The reports of the gateway and of the page update the same record, in any order;
 * time on page and scroll depth are added later.
 */
@NullMarked
package com.onelastai.tracking.pageview;

import org.jspecify.annotations.NullMarked;
