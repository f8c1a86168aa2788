/**
 * How to address a user: what auth-service tells of accounts, as the collection {@code recipients}.
 */
@NullMarked
package com.onelastai.support.recipient;

import org.jspecify.annotations.NullMarked;
