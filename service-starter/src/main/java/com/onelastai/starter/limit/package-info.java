/**
 * Rate limits across the instances of a service. Create one {@link
 * com.onelastai.starter.limit.WindowCounter} per limit, with a collection of its own, and count
 * before the limited action; over the limit the caller gets 429 with {@code Retry-After}.
 */
@NullMarked
package com.onelastai.starter.limit;

import org.jspecify.annotations.NullMarked;
