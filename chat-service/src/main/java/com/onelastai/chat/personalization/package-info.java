/** How a user wants an agent to speak with them. */
@NullMarked
package com.onelastai.chat.personalization;

import org.jspecify.annotations.NullMarked;
