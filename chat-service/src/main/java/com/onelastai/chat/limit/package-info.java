/**
 * How many messages anybody may send in a day (UTC): users and visitors by themselves, visitors of
 * one network together as well, since a visitor is only a cookie.
 */
@NullMarked
package com.onelastai.chat.limit;

import org.jspecify.annotations.NullMarked;
