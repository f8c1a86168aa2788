/** Which of the platform's agents there are to be sold, as chat-service tells. */
@NullMarked
package com.onelastai.billing.agent;

import org.jspecify.annotations.NullMarked;
