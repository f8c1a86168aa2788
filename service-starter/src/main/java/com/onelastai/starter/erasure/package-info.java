/**
 * Erasure of users. A feature that stores data of users adds a {@link
 * com.onelastai.starter.erasure.UserDataHolder} bean, and that is all: a {@link
 * com.onelastai.events.identity.UserErased} is stored and retried for that user alone until every
 * holder has erased its data; then {@link com.onelastai.events.erasure.UserDataErased} is
 * published. Add {@code skipErasedUsers = true} to listeners that store data of users.
 */
@NullMarked
package com.onelastai.starter.erasure;

import org.jspecify.annotations.NullMarked;
