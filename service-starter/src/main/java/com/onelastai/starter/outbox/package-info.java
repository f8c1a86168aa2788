/**
 * Events that leave with the document they tell of. A service writes a change and its event in one
 * update of one document ({@link com.onelastai.starter.outbox.Outbox#append}); a relay publishes
 * what waits there, in order, and removes it once the broker holds it.
 */
@NullMarked
package com.onelastai.starter.outbox;

import org.jspecify.annotations.NullMarked;
