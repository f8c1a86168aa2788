/** Work that instances share: queues of leased items, and optimistic retries. */
@NullMarked
package com.onelastai.starter.work;

import org.jspecify.annotations.NullMarked;
