/**
 * Reports of pages. Each kind is a {@link com.onelastai.tracking.ingest.Report} that validates
 * itself and becomes events. A POST sends one, a batch several; {@link
 * com.onelastai.tracking.ingest.Ingest} validates and publishes both, and the answer comes once the
 * broker has stored the events.
 */
@NullMarked
package com.onelastai.tracking.ingest;

import org.jspecify.annotations.NullMarked;
