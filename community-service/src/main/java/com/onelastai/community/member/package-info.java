/** The names of accounts, as auth-service tells them: the collection {@code members}. */
@NullMarked
package com.onelastai.community.member;

import org.jspecify.annotations.NullMarked;
