package io.hesuan.kernel;

/**
 * Text from outside that is not the value it should be: an id with a wrong letter, an amount with too many decimals.
 * The web edge answers it with status 400; anywhere else it is a fault. The message is for developers.
 */
public class MalformedText extends IllegalArgumentException {

    public MalformedText(String message) {
        super(message);
    }
}
