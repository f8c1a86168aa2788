/**
 * Erasure of users. Each feature with data of users is a {@link
 * com.onelastai.starter.erasure.UserDataHolder}. A {@link com.onelastai.events.identity.UserErased}
 * is stored, and retried for that user alone until every holder has erased its data; then {@link
 * com.onelastai.events.erasure.UserDataErased} is published. Listeners with {@code skipErasedUsers}
 * do not see events that arrive later.
 */
@NullMarked
package com.onelastai.starter.erasure;

import org.jspecify.annotations.NullMarked;
