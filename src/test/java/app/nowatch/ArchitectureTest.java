package app.nowatch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The shape of the house. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.nowatch");

    /** Classes whose name, or whose outermost class's name, ends so. */
    private static DescribedPredicate<JavaClass> named(String... endings) {
        return describe("named *" + String.join("/*", endings), type -> {
            var outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            for (var ending : endings) {
                if (outermost.getSimpleName().endsWith(ending)) {
                    return true;
                }
            }
            return false;
        });
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("app.nowatch.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("app.nowatch.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void platformKnowsNoRoom() {
        noClasses()
                .that()
                .resideInAPackage("app.nowatch.platform..")
                .should()
                .dependOnClassesThat(resideInAPackage("app.nowatch..")
                        .and(DescribedPredicate.not(resideInAPackage("app.nowatch.platform.."))))
                .check(CLASSES);
    }

    @Test
    void httpStaysInRoutes() {
        noClasses()
                .that(DescribedPredicate.not(
                        named("Routes", "Server").or(resideInAPackage("app.nowatch.platform.http"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty.."))
                .check(CLASSES);
    }

    @Test
    void sqlStaysInStores() {
        noClasses()
                .that(DescribedPredicate.not(named("Store").or(resideInAPackage("app.nowatch.platform.db.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jdbi.."))
                .check(CLASSES);
    }

    @Test
    void storesAreNobodyElses() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and()
                .resideOutsideOfPackage("app.nowatch.platform.blob")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackages("app.nowatch.wearer..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("app.nowatch.Main")
                .and()
                .resideOutsideOfPackage("app.nowatch")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }
}
