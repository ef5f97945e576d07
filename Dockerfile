# Where Microsoft's images come from; a mirror can be named with --build-arg.
ARG DOTNET_IMAGES=mcr.microsoft.com/dotnet

FROM ${DOTNET_IMAGES}/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish src/AckAuthConsole.Web -c Release -o /out

FROM ${DOTNET_IMAGES}/aspnet:10.0
# Time zones and cultures: dates are shown in the zone and language of whoever looks.
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    ASPNETCORE_URLS=http://+:5080 \
    Database__Path=/data/console.db \
    Audit__HeadFile=/data/audit-head.json
WORKDIR /app
COPY --from=build /out .
# The image's own user without rights; /data is all it writes to.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
EXPOSE 5080
ENTRYPOINT ["dotnet", "AckAuthConsole.Web.dll"]
