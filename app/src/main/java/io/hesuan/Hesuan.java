package io.hesuan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server. Administrative commands given as first argument ({@code backup}, {@code verify} …) are run by {@link Commands} instead. */
@SpringBootApplication
public class Hesuan {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            System.exit(Commands.run(arguments));
        }
        SpringApplication.run(Hesuan.class, arguments);
    }
}
