/**
 * What pages report. Each kind is a {@link com.onelastai.tracking.ingest.Report} that says what it
 * takes, what it refuses and which events it becomes; {@link
 * com.onelastai.tracking.ingest.ReportKind} names them all. A post binds its body to one, a batch
 * each of its items; from there {@link com.onelastai.tracking.ingest.Ingest} treats them alike:
 * check, publish, answer once the broker has it.
 */
@NullMarked
package com.onelastai.tracking.ingest;

import org.jspecify.annotations.NullMarked;
