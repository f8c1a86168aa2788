/** How a user wants an agent to talk to them. */
@NullMarked
package com.onelastai.chat.personalization;

import org.jspecify.annotations.NullMarked;
