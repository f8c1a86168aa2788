/**
 * Who can be talked to: the platform's agents, which lie in files, and those that users make for
 * themselves.
 */
@NullMarked
package com.onelastai.chat.agent;

import org.jspecify.annotations.NullMarked;
